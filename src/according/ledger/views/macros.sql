-- What the views say in one word.
--
-- Inside one article records point at each other by id. `look_up` follows an id along lists that stand side by side in the row (`who` holds
-- those of the actors, `said` those of the statements), so no view needs a join.

-- The item that stands where the id stands among the keys; null when it is not there.
create macro look_up(keys, items, id) as items[list_position(keys, id)];
create macro look_up_all(keys, items, ids) as list_transform(ids, lambda id: items[list_position(keys, id)]);

-- What is known, each once, in the order of its first appearance.
create macro once(items) as list_filter(items, lambda item, number: item is not null and list_position(items, item) = number);

-- The words that a span stands for. Offsets count characters from 0, SQL counts from 1.
create macro words(article_text, span) as substring(article_text, span."start" + 1, span."end" - span."start");

-- The day of an ISO date or date-time, as it is written there; null when it is neither.
create macro day_of(iso) as try_cast(left(iso, 10) as date);

-- Whose account a record is, by its chain of statements: the first source, or the publisher where the article says it in its own voice.
create macro origin(publisher, who, said, chain) as
  case when len(chain) = 0 then publisher else look_up(who.id, who.name, look_up(said.id, said.source, chain[1])) end;

-- What that is: a kind of actor, 'unnamed' for a source without a name, 'publisher'.
create macro origin_kind(publisher, who, said, chain) as
  case
    when len(chain) > 0 then coalesce(look_up(who.id, who.kind, look_up(said.id, said.source, chain[1])), 'unnamed')
    when publisher is not null then 'publisher'
  end;

-- Whether a name holds the words of a pattern, which are in small letters and without accents.
create macro is_named(name, pattern) as regexp_matches(strip_accents(lower(name)), pattern);
