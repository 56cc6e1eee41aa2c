-- A row a loaded wording used for an actor, and whose words it is: those of the closest statement around it, else the publisher's.

create view labels as
with called as (
  select
    *,
    unnest(actors) as actor,
    flatten(
      list_transform(
        attributions,
        lambda one: list_transform(one.content, lambda span: {start: span."start", stop: span."end", id: one.id})
      )
    ) as pieces
  from readings
),
used as (
  select *, unnest(actor.labels) as label from called
),
heard as ( -- of the pieces of statements around it the shortest is the closest
  select
    *,
    list_sort(
      list_transform(
        list_filter(pieces, lambda piece: piece.start <= label."start" and label."end" <= piece.stop),
        lambda piece: {length: piece.stop - piece.start, id: piece.id}
      )
    )[1].id as statement_id
  from used
),
traced as (
  select *, case when statement_id is null then [] else [statement_id] end as statements from heard
)
select
  article_id, actor.id as actor_id, day_of(published) as published, publisher, title, url,
  actor.name, actor.kind, actor.country,
  label.text as label,
  origin(publisher, who, said, statements) as origin,
  origin_kind(publisher, who, said, statements) as origin_kind,
  statement_id as attribution_id,
  label."start" as label_start, label."end" as label_end
from traced;
