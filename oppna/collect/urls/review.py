"""Addresses of review: the queue, one respondent, the dialogue, the close; and pages about checks and burden."""

from django.urls import path

from oppna.collect.views import burden, checks, closing, dialogue, review

urlpatterns = [
    path("granskning/<row:round>/", review.queue, name="review_queue"),
    path("granskning/<row:round>/avsluta/", closing.close, name="close_for_good"),
    path("granskning/<row:round>/svar.zip", closing.answers, name="final_answers"),
    path("granskning/<row:round>/<row:respondent>/", review.respondent, name="review_respondent"),
    path("granskning/<row:round>/<row:respondent>/logg/", review.log, name="review_log"),
    path("svara/<row:respondent>/dialog/", dialogue.dialogue, name="dialogue"),
    path("omgangar/<row:round>/kontroller/", checks.checks, name="checks"),
    path("omgangar/<row:round>/tidsatgang/", burden.burden, name="burden"),
    path("svara/<row:respondent>/tid/", burden.report, name="report_time"),
]
