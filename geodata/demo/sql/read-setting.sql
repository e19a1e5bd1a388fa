-- Whether a part of the demo is laid.
select value from setting where key = ${key}
