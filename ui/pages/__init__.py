"""The pages of the window. Comes in: a Session. Goes out: one Page each. Must never know the main window."""
