"""The API's routing, and one module a resource: each handler calls the cloud layer and decides nothing itself."""
