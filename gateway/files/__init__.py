"""Files coming in: a profile says how a city's own table is read into cases, every refused row says why."""
