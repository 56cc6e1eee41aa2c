-- A row an event: who did what to whom, when, where, according to whom.

create view events as
with happened as (
  select *, unnest(events) as event from readings
),
told as ( -- what is mostly asked for, so that the rest is looked up for the rows that are chosen
  select
    *,
    look_up_all(who.id, who.name, event.actors) as doers,
    look_up_all(who.id, who.name, event.recipients) as done_to,
    look_up(list_transform(places, lambda one: one.id), places, event.places[1]) as scene,
    origin(publisher, who, said, event.attribution) as origin,
    look_up_all(who.id, who.name, look_up_all(said.id, said.source, event.attribution)) as chain,
    coalesce(day_of(event."when"."start"), day_of(event."when"."end"), day_of(published)) as day
  from happened
),
beside as (
  select
    *,
    list_transform(places, lambda one: one.id) as place_keys,
    list_transform(places, lambda one: one.name) as place_names,
    look_up_all(list_transform(figures, lambda one: one.id), figures, event.figures) as counted
  from told
)
select
  article_id, event.id as event_id, day_of(published) as published, publisher, title, url,

  -- what
  event.event_type, event.mode, event.contexts, event.status,

  -- who, to whom
  doers as actors,
  event.actors as actor_ids,
  once(look_up_all(who.id, who.country, event.actors)) as actor_countries,
  once(flatten(look_up_all(who.id, who.sectors, event.actors))) as actor_sectors,
  done_to as recipients,
  event.recipients as recipient_ids,
  once(look_up_all(who.id, who.country, event.recipients)) as recipient_countries,
  once(flatten(look_up_all(who.id, who.sectors, event.recipients))) as recipient_sectors,

  -- when
  day_of(event."when"."start") as start_date,
  day_of(event."when"."end") as end_date,
  event."when".grain,
  day,
  case
    when day_of(event."when"."start") is not null then 'start'
    when day_of(event."when"."end") is not null then 'end'
    when day is not null then 'publication'
  end as day_from,

  -- where
  scene.name as place, scene.lat, scene.lon, scene.country, scene.admin1, scene.feature, scene.geonameid,
  look_up_all(place_keys, place_names, event.places) as places,
  event.places as place_ids,

  -- according to whom
  origin,
  origin_kind(publisher, who, said, event.attribution) as origin_kind,
  chain,
  look_up_all(said.id, said.act, event.attribution) as acts,
  event.attribution as attribution_ids,

  -- with what, how many
  event.weapons,
  list_transform(counted, lambda one: one.measure || ': ' || words(text, one.span)) as figures,
  event.figures as figure_ids,

  -- the older codes
  event.cameo, event.quad, event.goldstein, event.confidence,

  -- the words that it rests on
  words(text, event."trigger") as "trigger", event."trigger"."start" as trigger_start, event."trigger"."end" as trigger_end,
  words(text, event.evidence) as evidence, event.evidence."start" as evidence_start, event.evidence."end" as evidence_end
from beside;
