-- Within how many working days complaints are answered.
select version, answer_days from complaint_setting
