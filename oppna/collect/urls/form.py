"""Addresses of the form."""

from django.urls import path

from oppna.collect.views import form_delegate, form_overview, form_page, form_part, form_results, form_saving

urlpatterns = [
    path("svara/villkor.js", form_overview.condition_script, name="form_condition_script"),
    path("svara/<int:respondent>/", form_overview.overview, name="form"),
    path("svara/<int:respondent>/spara/", form_saving.save, name="form_save"),
    path("svara/<int:respondent>/delegera/", form_delegate.delegate, name="form_delegate"),
    path("svara/<int:respondent>/delegera/<int:link>/aterkalla/", form_delegate.withdraw, name="form_withdraw"),
    path("svara/<int:respondent>/<str:part>/", form_page.part, name="form_part"),
    path("svara/<int:respondent>/<str:part>/granska/", form_part.review, name="form_review"),
    path("svara/<int:respondent>/<str:part>/skicka/", form_part.send, name="form_send"),
    path("svara/<int:respondent>/<str:part>/kvitto/", form_part.receipt, name="form_receipt"),
    path("svara/<int:respondent>/<str:part>/andra/", form_part.change, name="form_change"),
    path("svara/<int:respondent>/<str:part>/resultat/", form_results.results, name="form_results"),
    path("svara/<int:respondent>/<str:part>/utskrift/", form_part.paper, name="form_paper"),
    path("svara/<int:respondent>/<str:part>/<str:page>/", form_page.page, name="form_page"),
]
