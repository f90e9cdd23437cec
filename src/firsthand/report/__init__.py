"""What is shown to people: the offline page (`page.render`) and the terminal text (`summary.summary`)."""
