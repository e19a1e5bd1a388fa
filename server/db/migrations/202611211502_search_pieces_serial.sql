-- A search is over before a parallel worker has started: its scans must not wait for any.
alter function search_pieces(text, text) parallel unsafe;
