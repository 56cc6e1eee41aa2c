-- A row an actor of an article: who he is, where he belongs, how often he is named and what he is called.

create view actors as
with named as (
  select
    *,
    unnest(actors) as actor,
    flatten(list_transform(events, lambda one: one.actors)) as doers,
    flatten(list_transform(events, lambda one: one.recipients)) as done_to,
    list_concat(said.source, flatten(list_transform(attributions, lambda one: one.also))) as speakers
  from readings
)
select
  article_id, actor.id as actor_id, day_of(published) as published, publisher, title, url,
  actor.name, actor.kind, actor.country, actor.sectors,
  look_up(who.id, who.name, actor.part_of) as part_of, actor.part_of as part_of_id,

  -- how often
  len(actor.mentions) as mentions,
  len(list_filter(doers, lambda id: id = actor.id)) as acts,
  len(list_filter(done_to, lambda id: id = actor.id)) as undergoes,
  len(list_filter(speakers, lambda id: id = actor.id)) as speaks,

  -- in what words
  once(list_transform(actor.labels, lambda label: label.text)) as labels,
  words(text, actor.mentions[1]) as words, actor.mentions[1]."start" as words_start, actor.mentions[1]."end" as words_end
from named;
