"""Tables from whatever finder, finished: headers, joins over pages, whole words."""
