"""What machines sent: automatic replies, delivery reports, lists and notices."""
