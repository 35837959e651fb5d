"""The morning digest: what is late, due, nobody's or waiting, a module of queries a group, worst first."""
