"""The form, pure: which pages a part has, what is asked, what is missing, what does not fit. No Django here."""
