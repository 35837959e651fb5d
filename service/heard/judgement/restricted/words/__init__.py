"""What the words of a restricted contact are made of, whoever wrote them and whatever they are about.  Pure."""
