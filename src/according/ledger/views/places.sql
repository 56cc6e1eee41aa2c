-- A row a place of an article: where it lies and how often it is named.

create view places as
with named as (
  select *, unnest(places) as site, flatten(list_transform(events, lambda one: one.places)) as scenes from readings
)
select
  article_id, site.id as place_id, day_of(published) as published, publisher, title, url,
  site.name, site.geonameid, site.lat, site.lon, site.country, site.admin1, site.feature,
  len(site.mentions) as mentions,
  words(text, site.mentions[1]) as words, site.mentions[1]."start" as words_start, site.mentions[1]."end" as words_end,
  len(list_filter(scenes, lambda id: id = site.id)) as events
from named;
