"""An officer's command carried out, in the transaction of the message it came in, and answered."""
