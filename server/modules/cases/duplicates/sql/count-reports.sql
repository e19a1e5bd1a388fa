-- How many reports a case stands for.
select case_report_count(${id}::uuid) as n
