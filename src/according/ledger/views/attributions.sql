-- A row a statement: who says what, and inside whose statement.

create view attributions as
with made as (
  select *, unnest(attributions) as statement, list_transform(attributions, lambda one: one.within) as containers from readings
),
around as ( -- the statements around it, the closest first; no more than four are followed
  select
    *,
    statement.within as around1,
    look_up(said.id, containers, around1) as around2,
    look_up(said.id, containers, around2) as around3,
    look_up(said.id, containers, around3) as around4
  from made
)
select
  article_id, statement.id as attribution_id, day_of(published) as published, publisher, title, url,

  -- who
  look_up(who.id, who.name, statement.source) as source,
  statement.source as source_id,
  look_up(who.id, who.kind, statement.source) as source_kind,
  look_up(who.id, who.country, statement.source) as source_country,
  look_up(who.id, who.sectors, statement.source) as source_sectors,
  look_up_all(who.id, who.name, statement.also) as also,
  statement.also as also_ids,

  -- how
  statement.act, statement.form,

  -- inside whose
  look_up(who.id, who.name, look_up(said.id, said.source, statement.within)) as within,
  statement.within as within_id,
  list_count([around1, around2, around3, around4]) as depth,
  look_up_all(
    who.id, who.name, look_up_all(said.id, said.source, once([statement.id, around1, around2, around3, around4]))
  ) as chain,

  -- the words
  list_aggregate(list_transform(statement.content, lambda span: words(text, span)), 'string_agg', ' … ') as content,
  statement.content[1]."start" as content_start, statement.content[-1]."end" as content_end,
  words(text, statement.source_span) as source_words,
  statement.source_span."start" as source_words_start, statement.source_span."end" as source_words_end,
  words(text, statement.cue_span) as cue, statement.cue_span."start" as cue_start, statement.cue_span."end" as cue_end
from around;
