"""Addresses of the comparisons, room by room. Every page of them is kept once it is made."""

from collections.abc import Iterable, Iterator

from django.urls import URLPattern

from oppna.disseminate.urls import areas, compare, data, figures, indicators, parents, releases
from oppna.disseminate.views.kept import kept

app_name = "disseminate"


def _kept(patterns: Iterable[URLPattern]) -> Iterator[URLPattern]:
    for pattern in patterns:
        yield URLPattern(pattern.pattern, kept(pattern.callback), pattern.default_args, pattern.name)


urlpatterns: list[URLPattern] = [
    *parents.urlpatterns,
    *_kept(areas.urlpatterns),
    *_kept(indicators.urlpatterns),
    *_kept(compare.urlpatterns),
    *_kept(figures.urlpatterns),
    *_kept(releases.urlpatterns),
    *data.urlpatterns,  # files have a keeping of their own
]
