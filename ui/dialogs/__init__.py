"""The few questions that stop a person: password, name, trouble. Must never be used where a page can say it."""
