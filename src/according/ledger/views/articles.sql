-- A row an article: what it is, what read it, and how much was found in it.

create view articles as
select
  article_id, ref, title, publisher, day_of(published) as published, published as published_at, url, language, text,
  length(text) as characters,
  len(events) as events, len(attributions) as attributions, len(figures) as figures,
  len(actors) as actors, len(places) as places, len(times) as times,
  source as taken_from, place as taken_part, read_at,
  reader_version, model, model_hash, codebook, codebook_hash
from readings;
