-- What rules the call desk.
select version, abuse_marks, abuse_days, back_hours, back_tries from call_setting
