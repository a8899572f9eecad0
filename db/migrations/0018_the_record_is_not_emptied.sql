-- Emptying a table asks no policy, so whoever owns it could have emptied the record. As for what was signed (sign_offs),
-- nobody may; a practice that is erased loses its rows one by one.
create trigger events_not_emptied before truncate on events for each statement execute function wall.kept_for_good();
