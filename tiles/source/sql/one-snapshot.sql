-- All statements of this transaction see the rows of one moment.
set transaction isolation level repeatable read, read only
