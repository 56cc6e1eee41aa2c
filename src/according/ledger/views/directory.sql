-- A row an article, with the names of its actors and the sources of its statements as lists side by side.
--
-- Inside one article records point at each other by id. `look_up` follows an id along these lists within the row, so no view needs a join.

create view directory as
select
  *,
  {id: list_transform(actors, lambda one: one.id), name: list_transform(actors, lambda one: one.name)} as who,
  {id: list_transform(attributions, lambda one: one.id), source: list_transform(attributions, lambda one: one.source)} as said
from readings;
