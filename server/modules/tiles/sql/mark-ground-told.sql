-- Takes it on to tell of this ground; no row where another server did.
update ground set told_at = now() where version = ${version} and told_at is null returning version
