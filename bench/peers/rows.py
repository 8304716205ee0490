"""The statement that both peers of autosave write an answer with."""

UPSERT = """
INSERT INTO collect_answer (respondent_id, question, value, comment, reason, unchanged, version, "by", at)
VALUES (%s, %s, %s, '', '', false, 1, '', now())
ON CONFLICT (respondent_id, question) DO UPDATE SET value = excluded.value, version = collect_answer.version + 1
"""
