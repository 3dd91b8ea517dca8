"""Tests of the window, on Qt's offscreen platform and over small fakes of the use cases."""
