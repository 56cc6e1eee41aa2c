-- A row a figure: how many of what, where, when, according to whom.

create view figures as
with given as (
  select *, unnest(figures) as figure from readings
),
told as ( -- what is mostly asked for, so that the rest is looked up for the rows that are chosen
  select
    *,
    look_up(list_transform(places, lambda one: one.id), places, figure.places[1]) as scene,
    origin(publisher, who, said, figure.attribution) as origin,
    look_up_all(who.id, who.name, look_up_all(said.id, said.source, figure.attribution)) as chain,
    coalesce(day_of(figure."when"."end"), day_of(figure."when"."start"), day_of(published)) as day
  from given
),
beside as (
  select
    *,
    list_transform(places, lambda one: one.id) as place_keys,
    list_transform(places, lambda one: one.name) as place_names,
    list_transform(events, lambda one: {id: one.id, figures: one.figures}) as counted_by
  from told
)
select
  article_id, figure.id as figure_id, day_of(published) as published, publisher, title, url,

  -- how many of what
  figure.measure, figure.value, figure.low, figure.high, figure.bound, figure.unit, figure."of", figure.status,
  words(text, look_up(list_transform(figures, lambda one: one.id), figures, figure.part_of).span) as part_of,
  figure.part_of as part_of_id,

  -- when
  day_of(figure."when"."start") as start_date,
  day_of(figure."when"."end") as end_date,
  figure."when".grain,
  day,
  case
    when day_of(figure."when"."end") is not null then 'end'
    when day_of(figure."when"."start") is not null then 'start'
    when day is not null then 'publication'
  end as day_from,

  -- where
  scene.name as place, scene.lat, scene.lon, scene.country, scene.admin1, scene.feature, scene.geonameid,
  look_up_all(place_keys, place_names, figure.places) as places,
  figure.places as place_ids,

  -- according to whom
  origin,
  origin_kind(publisher, who, said, figure.attribution) as origin_kind,
  chain,
  figure.attribution as attribution_ids,

  -- the events that it counts, and its words
  list_transform(list_filter(counted_by, lambda one: list_contains(one.figures, figure.id)), lambda one: one.id) as event_ids,
  words(text, figure.span) as words, figure.span."start" as words_start, figure.span."end" as words_end
from beside;
