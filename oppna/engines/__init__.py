"""The engines a rule can run on. `bits` is the default for answers; SQL engines take statements of `oppna.rules`."""
