"""The map: a folium page on its own scheme, Leaflet and one canvas layer; the only room with folium and QtWebEngine."""
