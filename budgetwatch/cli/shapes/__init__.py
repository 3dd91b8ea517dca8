"""The JSON that scripts rely on: one module per command family. Fields are added freely, renamed never."""
