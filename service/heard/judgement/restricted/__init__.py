"""People whose contact is limited: who they are, whether they write about what is limited, and what then happens."""
