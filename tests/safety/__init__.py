"""What a dossier survives: its process killed at any moment, its bytes damaged, its disk full or gone."""
