"""PDF out: conversion by LibreOffice, and the fonts it will use."""
