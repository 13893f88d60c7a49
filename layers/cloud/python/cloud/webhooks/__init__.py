"""Webhooks in the table and on the wire: endpoints, their secrets, deliveries, and the one place that calls out."""
