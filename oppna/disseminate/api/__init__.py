"""What programs ask: Kolada's interface in two versions, our own, and PxWeb's. No framework."""
