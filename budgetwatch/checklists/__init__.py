"""Oversight checklists: from TOML files to Checklists, and from what the dossier holds to proposed answers.

Comes in: `resources/checklists/*.toml` and `Inputs` made of domain values. Goes out: topics in both languages, proposed
answers with rule, evidence and n. Must never answer "yes" for want of data, and never decide: a person does.
"""

from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.loading import load_checklists
from budgetwatch.checklists.register import Register
from budgetwatch.checklists.rules import propose_answers

__all__ = ["Inputs", "Register", "load_checklists", "propose_answers"]
