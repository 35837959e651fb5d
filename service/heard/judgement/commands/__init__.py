"""What an officer tells heard to do: what their first line says, whether they may say it, and whether it is they."""
