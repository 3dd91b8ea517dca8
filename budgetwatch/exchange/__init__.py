"""What a dossier holds as plain tables that other programs read: amounts, contracts, registers, documents.

Comes in: what the store keeps, as domain values. Goes out: PlainTables and the description of a data package. Must
never round an amount, leave out where it stands, or write a file.
"""

from budgetwatch.exchange.budget import budget_table
from budgetwatch.exchange.documents import documents_table
from budgetwatch.exchange.package import data_package
from budgetwatch.exchange.registers import contracts_table, records_table

__all__ = ["budget_table", "contracts_table", "data_package", "documents_table", "records_table"]
