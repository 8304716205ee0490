"""Measures on registers of persons: counted in SQL, made shares of in exact arithmetic. No person leaves the engine."""
