"""Find every tweet that an article refers to: one module for each form of reference."""
