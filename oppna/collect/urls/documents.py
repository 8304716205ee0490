"""Addresses of papers and files: the guide, a part to print and to fill in, uploading it, and the receipt."""

from django.urls import path

from oppna.collect.views import documents, upload

urlpatterns = [
    path("svara/openapi.json", documents.description, name="openapi"),
    path("omgangar/<row:round>/vagledning.docx", documents.guide, name="guide"),
    path("svara/<row:respondent>/<str:part>/blankett.docx", documents.printable, name="part_docx"),
    path("svara/<row:respondent>/<str:part>/formular.xlsx", documents.spreadsheet, name="part_xlsx"),
    path("svara/<row:respondent>/<str:part>/xlsform.xlsx", documents.xlsform, name="part_xlsform"),
    path("svara/<row:respondent>/<str:part>/kvitto.pdf", documents.receipt, name="receipt_pdf"),
    path("svara/<row:respondent>/<str:part>/ladda-upp/", upload.upload, name="part_upload"),
]
