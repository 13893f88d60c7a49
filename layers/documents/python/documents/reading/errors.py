"""What can be wrong with a file that a candidate sends, each with what to do about it."""

from talent.kernel import BadInput, Unavailable


class EmptyFile(BadInput):
    """The file has no bytes, or nothing but white space."""

    next = "Send the file again; it may not have been uploaded whole."


class NotAResumeFile(BadInput):
    """The bytes are of no kind that is read here, whatever the file is called."""

    next = "Send a PDF, DOCX, PNG, JPEG, HTML, mail, Markdown or plain text file."


class LegacyDocument(NotAResumeFile):
    """A .doc of Word 97 to 2003, for which no kept reader fits a function."""

    next = "Open it, save it as DOCX or PDF, and send that."


class SpreadsheetFile(NotAResumeFile):
    """A workbook: a list of people, or a form; no resume is read from its cells."""

    next = "Import a list of people as such (`bole import`); save a resume as PDF or DOCX and send that."


class WorkbookUnreadable(BadInput):
    """The file claims to be an Excel workbook, but its inside is broken, or it is of another kind."""

    next = "Open it, save it again as .xlsx or CSV, and import that."


class WorkbookTooLarge(BadInput):
    """The workbook, or one of its sheets, is larger than any list of people."""

    next = "Delete the sheets, rows and columns that are empty or no people, or save the list as CSV and import that."


class EncryptedFile(BadInput):
    """The file opens only with a password."""

    next = "Save it without a password and send it again."


class FileTooLarge(BadInput):
    """The file, or what it unpacks to, is larger than any resume."""

    next = "Send a file under 20 MB, without large pictures."


class FileTooComplex(BadInput):
    """Reading took more time or memory than a resume may take."""

    next = "Print it to a new PDF of a few pages and send that."


class UnreadableDocument(BadInput):
    """The file claims to be a document, but its inside is broken."""

    next = "Open it, save it again as PDF or DOCX, and send that."


class ReaderNotStarted(Unavailable):
    """The child that reads did not come up: the machine is short of something, the file is not to blame."""

    next = "Try again in a minute; nothing is wrong with the file."
