"""What cdk-nag finds in the stacks and may stay, each with its reason: the only place where a finding is let pass."""

REVIEWED = {
    "AwsSolutions-COG8": "a sign-in needs a second factor; the paid tier's risk scores are the company's choice",
    "AwsSolutions-IAM5": "objects of a bucket, indexes of the table, versions of a function, executions of a machine "
    "and jobs of a name have no names beforehand; the tests below hold every statement to its row",
    "AwsSolutions-L1": "the layers are built and locked for Python 3.13, the project's own version",
    "AwsSolutions-SMG4": "the secret signs links that live for weeks; turned by itself, it would end them all",
    "AwsSolutions-SQS3": "it is the queue of what failed",
    "F1020": "the stage is made by the template's transform, which answers to the API's name and '.Stage'",
}
