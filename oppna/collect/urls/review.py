"""Addresses of review: the queue, one respondent, the dialogue, the close; and pages about checks and burden."""

from django.urls import path

from oppna.collect.views import burden, checks, closing, dialogue, review

urlpatterns = [
    path("granskning/<int:round>/", review.queue, name="review_queue"),
    path("granskning/<int:round>/avsluta/", closing.close, name="close_for_good"),
    path("granskning/<int:round>/svar.zip", closing.answers, name="final_answers"),
    path("granskning/<int:round>/<int:respondent>/", review.respondent, name="review_respondent"),
    path("granskning/<int:round>/<int:respondent>/logg/", review.log, name="review_log"),
    path("svara/<int:respondent>/dialog/", dialogue.dialogue, name="dialogue"),
    path("omgangar/<int:round>/kontroller/", checks.checks, name="checks"),
    path("omgangar/<int:round>/tidsatgang/", burden.burden, name="burden"),
    path("svara/<int:respondent>/tid/", burden.report, name="report_time"),
]
