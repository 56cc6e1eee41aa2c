-- A row a time expression: the words, their value and the days that they cover.

create view times as
with told as (
  select *, unnest(times) as moment from readings
)
select
  article_id, moment.id as time_id, day_of(published) as published, publisher, title, url,
  moment.type, moment.value, day_of(moment."from") as start_date, day_of(moment."to") as end_date,
  substring(text, moment."start" + 1, moment."end" - moment."start") as words,
  moment."start" as words_start, moment."end" as words_end
from told;
