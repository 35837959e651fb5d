"""What a text tells of people and things: names, homes, telephones, references.  All of it is a claim of its writer."""
