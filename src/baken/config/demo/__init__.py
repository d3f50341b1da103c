"""The demo year: fictional people who refer, answer and travel, played through the services."""

from baken.config.demo.load import load_demo

__all__ = ["load_demo"]
